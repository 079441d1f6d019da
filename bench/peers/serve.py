"""How a peer in Python is asked: as in serve.mjs, one request a line on stdin, one answer a line on stdout."""

import base64
import json
import sys
import time

import numpy as np


SHORT = 0.1  # s, as in serve.mjs


def serve(version, prepare):
    """Says which version runs, then answers requests until stdin ends.

    prepare(folder) takes the data of the work into the form that the library wants, which is not timed, and returns
    the run, which is: a function without arguments that returns the cost and a function for theta.
    """
    answer({"version": version})
    runs = {}
    for line in sys.stdin:
        request = json.loads(line)
        folder = request["folder"]
        try:
            if folder not in runs:
                runs[folder] = prepare(folder)
            cpu, wall, cost, theta = measured(runs[folder], 0 if request.get("theta") else SHORT)
            reply = {"cpu": 1000 * cpu, "wall": 1000 * wall, "cost": None if np.isnan(cost) else float(cost)}
            if request.get("theta"):
                values = np.ascontiguousarray(theta(), dtype=np.float64)
                reply["theta"] = base64.b64encode(values.tobytes()).decode()
            answer(reply)
        except Exception as error:  # whatever it is, the bench prints it and goes on
            answer({"error": f"{type(error).__name__}: {error}"})


def measured(run, at_least):
    """The means of the seconds over so many of them, but at least one run, and what came out last."""
    begun, cpu = time.perf_counter(), time.process_time()
    count, wall = 0, 0.0
    while count == 0 or wall < at_least:
        cost, theta = run()
        count += 1
        wall = time.perf_counter() - begun
    return (time.process_time() - cpu) / count, wall / count, cost, theta


def answer(message):
    print(json.dumps(message), flush=True)


class Work:
    """A folder of bench/works.ts: x, y, W1, b1, W2, b2 as arrays and the rows of each mini-batch."""

    def __init__(self, folder):
        with open(f"{folder}/work.json", encoding="utf8") as file:
            self.__dict__.update(json.load(file))
        n0, n1, n2 = self.sizes
        shapes = {"x": (-1, n0), "y": (-1, n2), "W1": (n0, n1), "b1": n1, "W2": (n1, n2), "b2": n2}
        for name, shape in shapes.items():
            setattr(self, name, np.fromfile(f"{folder}/{name}.f64").reshape(shape))
        order = np.fromfile(f"{folder}/order.i32", dtype=np.int32).astype(np.int64)
        self.batches = [
            epoch[first : first + self.batchSize]
            for epoch in order.reshape(self.epochs, self.n)
            for first in range(0, self.n, self.batchSize)
        ]
        self.stepsPerEpoch = len(self.batches) // self.epochs

    def theta(self):
        """W1, b1, W2, b2, one after another."""
        return np.concatenate([each.ravel() for each in (self.W1, self.b1, self.W2, self.b2)])

    def views(self, theta):
        """The parts W1, b1, W2, b2 of an array like theta; to write into one writes into theta."""
        n0, n1, n2 = self.sizes
        parts, start = [], 0
        for shape in ((n0, n1), (n1,), (n1, n2), (n2,)):
            size = int(np.prod(shape))
            parts.append(theta[start : start + size].reshape(shape))
            start += size
        return parts
