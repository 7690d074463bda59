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
x.unique(2); //~ unique: axis 2 is out of range for shape [2, 3] (rank 2)
x.stridedSlice([0, 0, 0], [1, 1, 1], [1, 1, 1]); //~ stridedSlice: begin has 3 entries but shape [2, 3] has rank 2
const wrong: Tensor<[7, 7]> = x.add(x); //~ is not assignable to type 'Tensor<[7, 7], "float32">'.
wrong.square();
