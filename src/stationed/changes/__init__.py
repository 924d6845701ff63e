"""Changes: two versions of an atlas folder -> the records that came, are gone or changed, and in which columns."""

from stationed.changes.compare import Changed, Kept, TableChanges
from stationed.changes.report import changes_json, changes_text
from stationed.changes.versions import AtlasChanges, diff

__all__ = ["AtlasChanges", "Changed", "Kept", "TableChanges", "changes_json", "changes_text", "diff"]
