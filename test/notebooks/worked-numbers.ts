// The worked numbers of the course plan, computed independently of kernel-lib, as they are printed
// there. The executed notebooks must print each of them, to at least these digits.

export interface WorkedNumbers {
  readonly notebook: string;
  /** What the numbers are, and the numbers as printed in the plan. */
  readonly quantities: Readonly<Record<string, string>>;
}

export const workedNumbers: readonly WorkedNumbers[] = [
  {
    notebook: '00-reading-the-notes',
    quantities: {
      'z¹': '-0.14 0.26',
      'M1: z¹ with the transpose forgotten': '0.42 -0.09',
      'relative error of the central difference where truncation rules': '2.2e-6 2.2e-8',
      // The plan has 2.4e-10 and 1.6e-10 for the first two: one or two last places of C more.
      'and where rounding does, added in the order of the library': '2.3e-10 8.2e-11 3.3e-9 1.8e-3',
      'E7: C of one example, and its slopes': '0.205 -0.4 0.5',
      'E37: parameters with and without w²': '9 7',
    },
  },
  {
    notebook: '01-differentiating-by-machine-1',
    quantities: {
      'x, a and b': '0.75 0.5625 1.755054657',
      'the forward sweep: ẋ, ȧ, ḃ': '1 1.5 2.632581985',
      'the reverse sweep: b̄, ā, x̄': '1 1.755054657 2.632581985',
      'FLOPs of f, of f′ as written, of both, of 2xb, of both with b reused': '2 4 6 2 4',
      'f for f′, 2b, xb and exp(2x)': '1.755055 3.510109 1.316291 4.481689',
      'f and f′ with exp called twice, and once': '1.755054657 2.632581985 2 1',
      'S0:88: the slope of exp(x), and S0:86': '2.117000017 2.632581985',
    },
  },
  {
    notebook: '02-differentiating-by-machine-2',
    quantities: {
      'a, b, c and d': '0.5625 1.755054657 2.317554657 1.522351686',
      'the forward sweep: ȧ, ḃ, ċ, ḋ': '1.5 2.632581985 4.132581985 1.357302003',
      'the reverse sweep: c̄ and b̄, ā, x̄': '0.328439220 0.904868002 1.357302003',
      'the check x (1 + b) / d': '1.357302003',
      'FLOPs of f and f′ as written': '5 10',
      'FLOPs with reuse: f, both, f′ alone': '4 7 3',
      'FLOPs of the modes: both and f′, forward and reverse': '9 5 10 6',
      'M10: only through b, only past b': '0.864643 0.492659',
      'without the ½, without the root': '2.714604 4.132582',
      'E15: b² for b': '1.603363 1.357302',
      'E14: dc/da taken at its word, and c = a b': '11.385489244 7.252907259 4.113409352',
      'E13: the two shares and their sum': '0.576428782 0.328439220 0.904868002',
      'f′ and f″': '1.357302003 1.896554157',
      'the rows of the Jacobian of polar coordinates':
        '0.731688869 -1.363277520 0.681638760 1.463377738',
    },
  },
  {
    notebook: '03-two-nodes',
    quantities: {
      'a, g and C at w = (0.5, 0.3)': '1 0.3 0.245',
      '∂C/∂w₁ and ∂C/∂w₂': '-0.42 -0.7',
      'w after one step, η = 0.1': '0.542 0.37',
      'C after one step': '0.179352583',
      'w after two steps': '0.58632008 0.434922928',
      'g after ten steps': '0.980530303',
      'the limit of the path': '0.762480006 0.655754900',
      'w₁² − w₂² at the start and at the end': '0.16 0.151361',
      'E17: the derivative printed for both weights': '-0.42 -0.7',
      'E16: the step without a learning rate': '0.92 1.0',
      'w₁ from the new w₂': '0.5518',
      'y − g after one step': '0.59892',
    },
  },
  {
    notebook: '04-nine-derivatives',
    quantities: {
      'z¹': '-0.14 0.26',
      'a¹': '0.465057055 0.564636292',
      'z² and a²': '0.243221792 0.560507456',
      C: '0.096576848',
      'δ² and δ¹': '-0.108264087 -0.018853681 0.013306855',
      '∂C/∂w¹': '-0.009426841 0.006653428 -0.015082945 0.010645484',
      '∂C/∂b¹': '-0.018853681 0.013306855',
      '∂C/∂w² and ∂C/∂b²': '-0.050348977 -0.061129833 -0.108264087',
      'C after one step, η = 0.5': '0.087362108',
      'E1: a₁ of the hidden node for its input': '-0.008768',
      'M4: δ¹ from the updated weights, and its lower cost': '-0.019531727 0.012493409 0.087359373',
      'M1: z¹ with the transpose forgotten': '0.42 -0.09',
      'M2: δ² from σ′(a²), δ¹ from σ′(a¹)': '-0.101676 -0.017958 0.012509',
      'M9: the entries 12 and 21 exchanged': '-0.015083 0.006653',
      'M6: δ² without σ′': '-0.439493',
      'M12: δ¹ without w²': '-0.026934 -0.026614',
    },
  },
  {
    notebook: '05-feed-forward',
    quantities: {
      'Z¹': '0.55 -0.35 0.05 1 0.7 -0.4',
      'A¹, first example': '0.634135591 0.413382421 0.512497396',
      'A¹, second example': '0.731058579 0.668187772 0.401312340',
      'A², first example': '0.602600497 0.509029357',
      'A², second example': '0.578495096 0.517186026',
      'z² and a², first example': '0.416312371 0.036121353 0.602600497 0.509029357',
      'the weights of layer 1 of 784-30-10 and its biases': '23550',
      'parameters of 784-30-10, of 2-2-1, and without biases': '23860 9 23820',
    },
  },
  {
    notebook: '06-back-propagation',
    quantities: {
      'Δ², first example': '-.095166506 .127215838',
      'Δ², second example': '.141059388 -.120560890',
      'Δ¹, first example': '-.024332835 .016955330 -.013465325',
      'Δ¹, second example': '.022542413 -.016946897 .020827119',
      'costs of the two examples and their mean': '.208518626 .283882955 .246200790',
      '∂C/∂W¹, first row': '-.017802021 .012714389 -.011939442',
      '∂C/∂b²': '.022946441 .003327474',
      'mean cost after one step, η = 1': '.242871330',
      'M4: the mean cost when a used W² is already new': '.242861',
      'M2: δ² from σ′(a²), first example': '-.090850 .119357',
      'M2: δ¹ from σ′(a¹), first example': '-.023751 .016754 -.012626',
      'M3: ∂C/∂w¹₁₁ summed': '-.035604',
      'M6: δ² without σ′, first example': '-.397400 .509029',
      'M4: δ¹, first example': '-.023750 .018020 -.013639',
      'M13: the mean cost when the output layer stays': '.244829',
      'W δ and Wᵀ δ of a square layer': '.12 .13 -.01 -.13',
      'multiplications from the left and from the right, 2-3-2': '33 72',
      'multiplications from the left and from the right, 784-30-10': '706800 7300500',
      'E37: the first error if the scanned sign were σ': '-.239473138 -.095166506',
    },
  },
];
