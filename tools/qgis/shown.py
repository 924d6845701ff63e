"""What a project of QGIS shows at some dates, group by group; run by a Python that has QGIS (Debian: python3-qgis).

python3 tools/qgis/shown.py PROJECT.qgs DATE...
"""

import json
import sys

from qgis.core import (
    QgsApplication,
    QgsDateTimeRange,
    QgsFeatureRequest,
    QgsProject,
    QgsVectorLayerTemporalContext,
)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime


def day(text):
    """The first and last second of a date."""
    date = QDate.fromString(text, Qt.ISODate)
    return QgsDateTimeRange(QDateTime(date, QTime(0, 0), Qt.UTC), QDateTime(date, QTime(23, 59, 59), Qt.UTC))


def ids(layer, text):
    """The numbers of the features that the temporal controller shows on a date."""
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    shown = layer.temporalProperties().createFilterString(context, day(text))
    request = QgsFeatureRequest().setFilterExpression(shown)
    return sorted(one["fid"] for one in layer.getFeatures(request))


def main(path, dates):
    """Print the groups with their layers, and what these show."""
    application = QgsApplication([], False)
    application.initQgis()
    project = QgsProject.instance()
    assert project.read(path), project.error()
    groups = []
    for group in project.layerTreeRoot().findGroups():
        layers = [leaf.layer() for leaf in group.findLayers()]
        assert all(one and one.isValid() and one.temporalProperties().isActive() for one in layers), group.name()
        claims = {
            one.id().removeprefix("stationed_").rsplit("_", 1)[0]: {text: ids(one, text) for text in dates}
            for one in layers
        }
        groups.append([group.name(), claims])
    time = project.timeSettings().temporalRange()
    print(json.dumps({"groups": groups, "span": [time.begin().toString(Qt.ISODate), time.end().toString(Qt.ISODate)]}))
    project.clear()
    application.exitQgis()


main(sys.argv[1], sys.argv[2:])
