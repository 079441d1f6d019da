"""PyTorch in float64 on the CPU: `nn` is torch.nn with autograd and torch.optim as its guides write it,
`hand` the equations by hand, without autograd, in arrays that are made once."""

import os
import sys

import torch
from torch import nn

from serve import Work, serve

torch.set_default_dtype(torch.float64)
torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))


def prepare_nn(folder):
    work = Work(folder)
    x, y, batches = tensors(work)
    classes = y.argmax(dim=1)

    def run():
        n0, n1, n2 = work.sizes
        model = nn.Sequential(
            nn.Linear(n0, n1),
            nn.ReLU() if work.activations[0] == "relu" else nn.Sigmoid(),
            nn.Linear(n1, n2),
            *([nn.Sigmoid()] if work.cost == "quadratic" else []),
        )
        with torch.no_grad():
            model[0].weight.copy_(torch.from_numpy(work.W1).T)
            model[0].bias.copy_(torch.from_numpy(work.b1))
            model[2].weight.copy_(torch.from_numpy(work.W2).T)
            model[2].bias.copy_(torch.from_numpy(work.b2))
        rule = torch.optim.Adam if work.rule == "adam" else torch.optim.SGD
        optimizer = rule(model.parameters(), lr=work.eta)
        target = classes if work.cost == "logLikelihood" else y
        losses = {
            "quadratic": lambda a, t: nn.functional.mse_loss(a, t) * (n2 / 2),
            "crossEntropy": lambda z, t: nn.functional.binary_cross_entropy_with_logits(z, t) * n2,
            "logLikelihood": nn.functional.cross_entropy,
        }
        loss_of = losses[work.cost]
        cost = 0.0
        for k, rows in enumerate(batches):
            if k % work.stepsPerEpoch == 0:
                cost = 0.0
            loss = loss_of(model(x[rows]), target[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            cost += loss.item() * len(rows) / work.n
        first, second = model[0], model[2]
        parts = (first.weight.T, first.bias, second.weight.T, second.bias)
        return cost, lambda: torch.cat([part.detach().reshape(-1) for part in parts]).numpy()

    return run


def prepare_hand(folder):
    work = Work(folder)
    x, y, batches = tensors(work)
    full = work.batchSize == work.n

    def run():
        theta = torch.from_numpy(work.theta())
        g = torch.empty_like(theta)
        W1, b1, W2, b2 = work.views(theta)
        gW1, gb1, gW2, gb2 = work.views(g)
        if work.rule == "adam":
            factor, step = 1, adam(theta, g, work.eta)
        else:
            factor, step = work.eta, lambda: theta.sub_(g)
        relu, softmax = work.activations[0] == "relu", work.activations[1] == "softmax"
        outputs = torch.empty((work.n, work.sizes[2]))
        targets = torch.empty_like(outputs)
        done = 0
        costs = []
        for rows in batches:
            n = len(rows)
            a0 = x if full else x.index_select(0, rows)
            t = y if full else y.index_select(0, rows)
            a1 = torch.addmm(b1, a0, W1)
            a1 = a1.relu_() if relu else a1.sigmoid_()
            a2 = torch.addmm(b2, a1, W2)
            a2 = a2.softmax(dim=1) if softmax else a2.sigmoid_()
            outputs[done : done + n] = a2
            targets[done : done + n] = t
            done += n
            delta2 = a2 - t
            if work.cost == "quadratic":
                delta2 *= a2 * (1 - a2)
            delta2 *= factor / n
            delta1 = delta2 @ W2.T
            delta1 *= a1 > 0 if relu else a1 * (1 - a1)
            torch.mm(a0.T, delta1, out=gW1)
            torch.sum(delta1, 0, out=gb1)
            torch.mm(a1.T, delta2, out=gW2)
            torch.sum(delta2, 0, out=gb2)
            step()
            if done == work.n:
                costs.append(cost_of(work.cost, outputs, targets))
                done = 0
        return costs[-1], theta.numpy

    return torch.no_grad()(run)


def adam(theta, g, eta, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m, v = torch.zeros_like(theta), torch.zeros_like(theta)
    t = 0

    def step():
        nonlocal t
        t += 1
        m.lerp_(g, 1 - beta1)
        v.mul_(beta2).addcmul_(g, g, value=1 - beta2)
        root = (v / (1 - beta2**t)).sqrt_().add_(epsilon)
        theta.addcdiv_(m, root, value=-eta / (1 - beta1**t))

    return step


def cost_of(name, a, y):
    if name == "quadratic":
        return (a - y).square().sum() / (2 * len(a))
    if name == "logLikelihood":
        return -(y * a.log()).sum() / len(a)
    return -(y * a.log() + (1 - y) * (-a).log1p()).sum() / len(a)


def tensors(work):
    return torch.from_numpy(work.x), torch.from_numpy(work.y), [torch.from_numpy(r) for r in work.batches]


if __name__ == "__main__":
    serve(torch.__version__, prepare_nn if sys.argv[1] == "nn" else prepare_hand)
