"""nbgrader's settings for the notebooks of this course.

An institution that marks with nbgrader puts this file into the folder of its nbgrader course, and a
notebook of `solutions/` with the folder `checks` beside it into `source/<assignment>/`. The kernel is
made known to its Jupyter by `npm run course -- kernel install --sys-prefix`. nbgrader releases the cells
that `course exercises` releases, with two differences: a hidden check stays as an empty cell, which
nbgrader fills again when it marks, and a stub does not say the exercise.
"""

import os
import shutil

from nbgrader.preprocessors import NbGraderPreprocessor


class DropDerivations(NbGraderPreprocessor):
    """Leaves out the explained solutions, for which nbgrader has no kind of cell."""

    def preprocess(self, nb, resources):
        nb.cells = [cell for cell in nb.cells if role(cell) != "derivation"]
        return nb, resources


class BringChecks(NbGraderPreprocessor):
    """Puts the hidden checks of the source beside the copy of a submission that is about to be marked."""

    def preprocess(self, nb, resources):
        course = self.parent.parent.coursedir  # of the exporter's converter
        assignment, student = resources["nbgrader"]["assignment"], resources["nbgrader"]["student"]
        source = course.format_path(course.source_directory, ".", assignment)
        marked = course.format_path(course.autograded_directory, student, assignment)
        shutil.copytree(os.path.join(source, HIDDEN), os.path.join(marked, HIDDEN), dirs_exist_ok=True)
        return nb, resources


HIDDEN = "checks"


def role(cell):
    return cell.metadata.get("course", {}).get("role")


c = get_config()  # noqa: F821, nbgrader provides it

c.GenerateAssignment.preprocessors.prepend([DropDerivations])

# nbgrader copies what lies beside a notebook everywhere, or nowhere: also to the students. The hidden
# checks go nowhere by themselves, whether from the source or out of a submission.
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback", HIDDEN]
c.Autograde.sanitize_preprocessors.prepend([BringChecks])

c.ClearSolutions.begin_solution_delimeter = "// BEGIN SOLUTION"
c.ClearSolutions.end_solution_delimeter = "// END SOLUTION"
c.ClearSolutions.code_stub = {"typescript": "throw new Error('TODO: write your solution');"}
c.ClearSolutions.enforce_metadata = True

c.ClearHiddenTests.begin_test_delimeter = "// BEGIN HIDDEN TESTS"
c.ClearHiddenTests.end_test_delimeter = "// END HIDDEN TESTS"
c.ClearHiddenTests.enforce_metadata = True

# Seconds for one cell; the course's own runner gives as many.
c.Execute.timeout = 120
