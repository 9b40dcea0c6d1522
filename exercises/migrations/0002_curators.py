"""The group Curators: sees, adds and changes the library; an exercise is retired, never deleted."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

EDITED = (
    *("article", "condition", "conditionchoice", "conditiontagrule", "exercise", "exerciselink", "librarydose"),
    *("passage", "precaution", "referout", "review", "source", "tag", "verdict"),
)
REMOVED_FROM_AN_ENTRY = ("conditionchoice", "conditiontagrule", "exerciselink", "librarydose")


def create_group(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the group; permissions are made here because Django makes them only after the last migration."""
    database = schema_editor.connection.alias
    Group = apps.get_model("auth", "Group")
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    curators, _ = Group.objects.using(database).get_or_create(name="Curators")
    for model in EDITED:
        kind, _ = ContentType.objects.using(database).get_or_create(app_label="exercises", model=model)
        words = apps.get_model("exercises", model)._meta.verbose_name_raw  # noqa: SLF001
        for action in ("view", "add", "change", *(["delete"] if model in REMOVED_FROM_AN_ENTRY else [])):
            permission, _ = Permission.objects.using(database).get_or_create(
                content_type=kind, codename=f"{action}_{model}", defaults={"name": f"Can {action} {words}"}
            )
            curators.permissions.add(permission)


def remove_group(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Undo it."""
    apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias).filter(name="Curators").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("exercises", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(create_group, remove_group)]
