"""Marks one submission as the formgrader in JupyterLab does: in a server's process, not by `nbgrader autograde`."""

import sys

from nbgrader.apps import NbGrader
from nbgrader.apps.api import NbGraderAPI

assignment, student = sys.argv[1:]
sys.argv = ["jupyter-lab"]
app = NbGrader()
app.initialize([])
app.load_config_file()
result = NbGraderAPI(config=app.config).autograde(assignment, student)
print(result.get("log"), result.get("error"), file=sys.stderr)
sys.exit(0 if result["success"] else 1)
