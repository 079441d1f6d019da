"""nbgrader's settings for the notebooks of this course.

An institution that marks with nbgrader puts this file into the folder of its nbgrader course, and a
notebook of `solutions/` with the folder `checks` beside it into `source/<assignment>/`. The kernel is
made known to its Jupyter by `npm run course -- kernel install --sys-prefix`. nbgrader releases the cells
that `course exercises` releases, with two differences: a hidden check stays as an empty cell, which
nbgrader fills again when it marks, and a stub does not say the exercise.
"""

import sys

from nbgrader.preprocessors import NbGraderPreprocessor


class DropDerivations(NbGraderPreprocessor):
    """Leaves out the explained solutions, for which nbgrader has no kind of cell."""

    def preprocess(self, nb, resources):
        nb.cells = [cell for cell in nb.cells if role(cell) != "derivation"]
        return nb, resources


def role(cell):
    return cell.metadata.get("course", {}).get("role")


c = get_config()  # noqa: F821, nbgrader provides it

c.GenerateAssignment.preprocessors.prepend([DropDerivations])

# nbgrader copies what lies beside a notebook, to the students as well as to its marking, and has one
# setting for both. Only `nbgrader autograde`, on the command line, may see the hidden checks.
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback"]
if "autograde" not in sys.argv:
    c.CourseDirectory.ignore.append("checks")

c.ClearSolutions.begin_solution_delimeter = "// BEGIN SOLUTION"
c.ClearSolutions.end_solution_delimeter = "// END SOLUTION"
c.ClearSolutions.code_stub = {"typescript": "throw new Error('TODO: write your solution');"}
c.ClearSolutions.enforce_metadata = True

c.ClearHiddenTests.begin_test_delimeter = "// BEGIN HIDDEN TESTS"
c.ClearHiddenTests.end_test_delimeter = "// END HIDDEN TESTS"
c.ClearHiddenTests.enforce_metadata = True

# Seconds for one cell; the course's own runner gives as many.
c.Execute.timeout = 120
