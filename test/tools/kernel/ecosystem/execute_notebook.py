"""Executes a notebook with nbclient: execute_notebook.py <notebook> <executed> <kernel>."""

import os
import sys

import nbformat
from nbclient import NotebookClient

source, executed, kernel = sys.argv[1:]
notebook = nbformat.read(source, as_version=4)
folder = os.path.dirname(os.path.abspath(source))
resources = {"metadata": {"path": folder}}
NotebookClient(notebook, kernel_name=kernel, timeout=120, resources=resources).execute()
nbformat.write(notebook, executed)
