import { expect, test } from 'vitest';
import { derivativeOf, sentence, sweepEquations } from '../../display/sweep-equations.ts';
import { chain, fork, twins, twoForks } from './support/programs.ts';

test('the dot and the bar stand on the letter, the index stays where it is', () => {
  expect(['x', 'a', 'x₁', 'b¹'].map((name) => derivativeOf(name, 'forward'))).toEqual([
    'ẋ',
    'ȧ',
    'ẋ₁',
    'ḃ¹',
  ]);
  expect(['x', 'a', 'x₁'].map((name) => derivativeOf(name, 'reverse'))).toEqual(['x̄', 'ā', 'x̄₁']);
});

test('exp(x²) forward, at x = 0.75', () => {
  expect(sweepEquations(chain.lines, chain.tangents, 'forward').map(sentence)).toEqual([
    'ẋ = 1 is given',
    'ȧ = ∂a/∂x · ẋ = 1.5 · 1 = 1.5',
    'ḃ = ∂b/∂a · ȧ = 1.755054657 · 1.5 = 2.632581985',
  ]);
});

test('exp(x²) in reverse, from the output back', () => {
  expect(sweepEquations(chain.lines, chain.adjoints, 'reverse').map(sentence)).toEqual([
    'b̄ = 1 is given',
    'ā = b̄ · ∂b/∂a = 1 · 1.755054657 = 1.755054657',
    'x̄ = ā · ∂a/∂x = 1.755054657 · 1.5 = 2.632581985',
  ]);
});

test('at a join the forward sweep adds, at a fork the reverse sweep', () => {
  const forward = sweepEquations(fork.lines, fork.tangents, 'forward');
  expect(sentence(forward[3])).toBe(
    'ċ = ∂c/∂a · ȧ + ∂c/∂b · ḃ = 1 · 1.5 + 1 · 2.632581985 = 4.132581985',
  );
  const reverse = sweepEquations(fork.lines, fork.adjoints, 'reverse');
  expect(sentence(reverse[3])).toBe(
    'ā = b̄ · ∂b/∂a + c̄ · ∂c/∂a = 0.32843922 · 1.755054657 + 0.32843922 · 1 = 0.904868002',
  );
  expect(reverse[4].result).toBe('1.357302003'); // x(1 + b)/d
});

test('each equation names the line and the edges that it needs', () => {
  const reverse = sweepEquations(fork.lines, fork.adjoints, 'reverse');
  // edges: x → a, a → b, a → c, b → c, c → d
  expect(reverse.map(({ line, edges }) => [line, edges])).toEqual([
    [4, []],
    [3, [4]],
    [2, [3]],
    [1, [1, 2]],
    [0, [0]],
  ]);
});

test('the partials of x · x are told apart by their argument', () => {
  expect(sentence(sweepEquations(twins.lines, twins.tangents, 'forward')[1])).toBe(
    'ȧ = ∂a/∂x⁽¹⁾ · ẋ + ∂a/∂x⁽²⁾ · ẋ = 0.75 · 1 + 0.75 · 1 = 1.5',
  );
});

test('a negative factor stands in brackets', () => {
  const forward = sweepEquations(twoForks.lines, twoForks.tangents, 'forward');
  expect(sentence(forward[5])).toBe('ė = ∂e/∂c · ċ = (-0.733894668) · 4.132581985 = -3.032879886');
});

test('a derivative that is not the sum of its products is refused', () => {
  const wrong = fork.adjoints.with(1, 0.5764); // the way through c forgotten
  expect(() => sweepEquations(fork.lines, wrong, 'reverse')).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: computationalGraph: the products of x̄ sum to 0.8646 but it is given as 1.357302003; give the derivatives of these lines]`,
  );
});
