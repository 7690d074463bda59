import 'axiswise/methods';
import { type Tensor, zeros } from 'axiswise';

const x = zeros([2, 3]);
x.sum(2); //~ sum: axis 2 is out of range for shape [2, 3] (rank 2)
x.matMul(zeros([4, 5])); //~ matMul: inner dimensions differ: [2, 3] x [4, 5] (3 vs 4)
x.add(zeros([4])); //~ add: shapes [2, 3] and [4] do not broadcast (3 vs 4)
x.reshape([4]); //~ reshape: cannot reshape [2, 3] (6 elements) into [4] (4 elements)
x.transpose([0, 0]); //~ transpose: axis 0 is given twice in [0, 0]
x.squeeze([0]); //~ squeeze: axis 0 of shape [2, 3] has size 2, not 1
x.as2D(4, 2); //~ reshape: cannot reshape [2, 3] (6 elements) into [4, 2] (8 elements)
x.resizeBilinear([2, 2]); //~ resizeBilinear: argument 0 must have rank 3 or 4, got shape [2, 3]
x.fft(); //~ fft: argument 0 must be complex64, got float32; convert it with cast
x.euclideanNorm(2); //~ euclideanNorm: axis 2 is out of range for shape [2, 3] (rank 2)
x.depthToSpace(2, 'NHWC'); //~ depthToSpace: argument 0 must have rank 4, got shape [2, 3]
x.spaceToBatchND([2], [[0, 0]]); //~ spaceToBatchND: axis 1 of shape [2, 3] with paddings [0, 0] is not a multiple of 2
const wrong: Tensor<[7, 7]> = x.add(x); //~ is not assignable to type 'Tensor<[7, 7], "float32">'.
wrong.square();
