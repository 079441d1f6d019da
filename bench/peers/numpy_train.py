"""NumPy, vectorised by hand: all parameters lie in one array, so that an update rule is a few operations
on the whole of it, and the cost of an epoch is computed at its end in one go."""

import numpy as np

from serve import Work, serve


def prepare(folder):
    work = Work(folder)
    full = work.batchSize == work.n  # the whole set in one batch needs no picking

    def run():
        theta = work.theta()
        g = np.empty_like(theta)
        W1, b1, W2, b2 = work.views(theta)
        gW1, gb1, gW2, gb2 = work.views(g)
        if work.rule == "adam":
            factor, step = 1, adam(theta, g, work.eta)
        else:
            # η is multiplied into δ, which has fewer entries than g
            factor, step = work.eta, lambda: np.subtract(theta, g, out=theta)
        first = relu if work.activations[0] == "relu" else sigmoid
        last = softmax if work.activations[1] == "softmax" else sigmoid
        outputs = np.empty((work.n, work.sizes[2]))  # a² of an epoch, for its cost
        targets = np.empty_like(outputs)
        done = 0
        costs = []
        for rows in work.batches:
            n = len(rows)
            a0 = work.x if full else work.x[rows]
            y = work.y if full else work.y[rows]
            z1 = a0 @ W1
            z1 += b1
            a1 = first(z1)
            z2 = a1 @ W2
            z2 += b2
            a2 = last(z2)
            outputs[done : done + n] = a2
            targets[done : done + n] = y
            done += n
            delta2 = a2 - y
            if work.cost == "quadratic":
                delta2 *= a2 * (1 - a2)
            delta2 *= factor / n
            delta1 = delta2 @ W2.T
            delta1 *= a1 > 0 if first is relu else a1 * (1 - a1)
            np.matmul(a0.T, delta1, out=gW1)
            delta1.sum(axis=0, out=gb1)
            np.matmul(a1.T, delta2, out=gW2)
            delta2.sum(axis=0, out=gb2)
            step()
            if done == work.n:
                costs.append(cost(work.cost, outputs, targets))
                done = 0
        return costs[-1], lambda: theta

    return run


def sigmoid(z):
    np.negative(z, out=z)
    np.exp(z, out=z)
    z += 1
    return np.reciprocal(z, out=z)


def relu(z):
    return np.maximum(z, 0, out=z)


def softmax(z):
    z -= z.max(axis=1, keepdims=True)
    np.exp(z, out=z)
    z /= z.sum(axis=1, keepdims=True)
    return z


def cost(name, a, y):
    if name == "quadratic":
        return np.square(a - y).sum() / (2 * len(a))
    if name == "logLikelihood":
        return -(y * np.log(a)).sum() / len(a)
    return -(y * np.log(a) + (1 - y) * np.log1p(-a)).sum() / len(a)


def adam(theta, g, eta, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m, v, root, move = (np.zeros_like(theta) for _ in range(4))
    t = 0

    def step():
        nonlocal t
        t += 1
        # m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g²
        np.multiply(m, beta1, out=m)
        np.multiply(g, 1 - beta1, out=move)
        np.add(m, move, out=m)
        np.multiply(v, beta2, out=v)
        np.multiply(g, g, out=move)
        np.multiply(move, 1 - beta2, out=move)
        np.add(v, move, out=v)
        # θ ← θ − η m̂ / (√v̂ + ε)
        np.multiply(v, 1 / (1 - beta2**t), out=root)
        np.sqrt(root, out=root)
        np.add(root, epsilon, out=root)
        np.divide(m, root, out=move)
        np.multiply(move, eta / (1 - beta1**t), out=move)
        np.subtract(theta, move, out=theta)

    return step


if __name__ == "__main__":
    serve(np.__version__, prepare)
