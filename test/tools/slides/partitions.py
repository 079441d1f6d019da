"""What nbconvert makes of notebooks: for each, its slides, their sub-slides, the groups of these.

Reads a JSON list of notebooks, writes the list of partitions. A group is the ids of the cells that appear
together; a fragment's list begins with "fragment". Notes are left out, for they are on no slide.
"""
import json
import sys

import nbformat
from bs4 import BeautifulSoup
from nbconvert import SlidesExporter
from traitlets.config import Config

removing = Config()
removing.SlidesExporter.preprocessors = ["nbconvert.preprocessors.TagRemovePreprocessor"]
removing.TagRemovePreprocessor.remove_cell_tags = ["remove-cell"]
removing.TagRemovePreprocessor.enabled = True
exporter = SlidesExporter(config=removing)


def ids(nodes):
    """The cells in the nodes, in their order, but not those in notes."""
    found = []
    for node in nodes:
        if node.name is None:
            continue
        cells = [node, *node.find_all(True)]
        found += [
            cell["id"].removeprefix("cell-id=")
            for cell in cells
            if (cell.get("id") or "").startswith("cell-id=") and cell.find_parent("aside") is None
        ]
    return found


def subslide(section):
    children = list(section.children)
    fragments = [child for child in children if "fragment" in (child.get("class") or [] if child.name else [])]
    plain = ids(child for child in children if child not in fragments)
    return [plain, *(["fragment", *ids([fragment])] for fragment in fragments)]


def partition(notebook):
    html, _ = exporter.from_notebook_node(nbformat.reads(json.dumps(notebook), 4))
    slides = BeautifulSoup(html[html.index('<div class="slides">') :], "html.parser").div
    columns = slides.find_all("section", recursive=False)
    return [[subslide(s) for s in column.find_all("section", recursive=False)] for column in columns]


json.dump([partition(notebook) for notebook in json.load(sys.stdin)], sys.stdout)
