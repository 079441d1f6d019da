// AssemblyScript: the table of a small network. It says where things are, so that a call has few arguments, each
// of which takes time. Its first row has the number of layers, the addresses of x and y of a batch, whether
// δ^L = a − y, the number of parameters, the step at which `epoch` stopped, the address of all examples, and η.
// Each layer has a row: the numbers of inputs and outputs, the addresses of W, b, z, a, δ, ∂C/∂W and ∂C/∂b,
// which activation it is, and its α.

/** The bytes of a row. */
export const ROW: usize = 48;
