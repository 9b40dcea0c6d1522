"""The limit of a caution in the patient's words; empty where the words of its movement tags are printed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exercises", "0003_exercise_figure")]
    operations = [
        migrations.AddField(
            model_name="verdict",
            name="limit",
            field=models.CharField(
                blank=True,
                help_text="With caution: the limit in the patient's words, printed on the card (R-IR).",
                max_length=200,
            ),
        ),
    ]
