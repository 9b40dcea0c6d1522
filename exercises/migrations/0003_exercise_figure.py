"""How an exercise is drawn, as a curator writes it; empty where there is no figure."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exercises", "0002_curators")]
    operations = [
        migrations.AddField(
            model_name="exercise",
            name="figure",
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
