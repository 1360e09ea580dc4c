"""Leave the editions of what processes keep in memory, not all of it search's, to the home app."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("search", "0014_weight_of_suggested_titles_on_postgresql")]

    operations = [
        # Home knows the table by this name.
        migrations.AlterModelTable("edition", "home_edition"),
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel("Edition")]),
    ]
