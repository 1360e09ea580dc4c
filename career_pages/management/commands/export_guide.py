"""Roles become documents."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from career_pages.documents.exporting.export import (
    STANDARD_OUTPUT,
    ExportFormat,
    all_roles,
    export_role,
    find_role,
    put_files,
)
from career_pages.models import RoleIndexPage


class Command(BaseCommand):
    """Writes roles as documents that import_guide reads back as the same pages."""

    help = (
        "Write roles with their chapters as documents. A role is named by its slug, occupation "
        "code or name; each page is written as its newest version has it, published or not. Exits "
        "with 1 if any role is not found."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Accept the roles, and the form and the place of the documents."""
        parser.add_argument("roles", nargs="*", metavar="ROLE")
        parser.add_argument("--all", action="store_true", help="every role of the guide")
        parser.add_argument(
            "--format",
            choices=[one.value for one in ExportFormat],
            default=ExportFormat.MARKDOWN.value,
            help="what the documents are written in",
        )
        parser.add_argument(
            "--output",
            metavar="FOLDER",
            default=".",
            help="a folder, a zip archive if it ends in .zip, or - for standard output",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Export, and exit with 1 if any role was not found."""
        index = RoleIndexPage.objects.first()
        if index is None:
            raise CommandError("There is no roles index: run migrate, or create one.")
        if bool(options["roles"]) == options["all"]:
            raise CommandError("Name the roles to export, or say --all for every one.")
        found = {named: find_role(index, named) for named in options["roles"]}
        roles = all_roles(index) if options["all"] else dict.fromkeys(filter(None, found.values()))
        if options["output"] == STANDARD_OUTPUT and len(roles) > 1:
            raise CommandError("Standard output takes one role; name a folder or a .zip file.")
        self._put(roles, ExportFormat(options["format"]), options["output"])
        missing = [named for named, role in found.items() if role is None]
        for named in missing:
            self.stderr.write(f"{named}: The guide has no role of this slug, code or name.")
        if missing:
            raise SystemExit(1)

    def _put(self, roles: Any, file_format: ExportFormat, output: str) -> None:
        files = (export_role(role, file_format, drafts=lambda page: True) for role in roles)
        stream = getattr(self.stdout._out, "buffer", sys.stdout.buffer)
        if not roles:
            return
        try:
            for place in put_files(files, output, stream):
                self.stdout.write(place)
        except OSError as error:
            raise CommandError(f"{output} cannot be written to: {error.strerror}.") from None
