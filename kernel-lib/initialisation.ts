// How widely the first weights are spread, so that z^l starts neither saturated nor vanishing. (F30)
// An initialisation returns the standard deviation of the normal distribution they are drawn from.

/** Standard deviation of the weights of a layer with n_in inputs and n_out outputs. */
export type Initialisation = (inputs: number, outputs: number) => number;

/** 1/√n_in: Var z = 1 for inputs of variance 1; for sigmoid and tanh (LeCun et al., 1998). */
export const inverseRoot: Initialisation = (inputs) => 1 / Math.sqrt(inputs);

/** √(2/(n_in + n_out)): a compromise between the two directions (Glorot and Bengio, 2010, eq. 12). */
export const xavier: Initialisation = (inputs, outputs) => Math.sqrt(2 / (inputs + outputs));

/** √(2/n_in): ReLU passes half of the variance on (He et al., 2015, eq. 10). */
export const he: Initialisation = (inputs) => Math.sqrt(2 / inputs);
