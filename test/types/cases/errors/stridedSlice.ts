import { fn, stridedSlice, type Tensor, zeros } from 'axiswise';

const x = zeros([2, 3]);

stridedSlice(x, [0, 0, 0], [1, 1, 1]); //~ stridedSlice: begin has 3 entries but shape [2, 3] has rank 2
stridedSlice(x, [0], [1, 2]); //~ stridedSlice: end must be 1 entry, got 2 entries
stridedSlice(x, [0], [1], [0]); //~ stridedSlice: strides must be non-zero integers, got [0]
stridedSlice(x, [0.5], [1]); //~ stridedSlice: begin must be integers, got [0.5]
stridedSlice(x, [0], [1], [1], 0, 0, 3); //~ stridedSlice: ellipsisMask must be 0 or a power of 2, got 3
stridedSlice(x, [0, 3], [1, 4], [1, 1], 0, 0, 0, 0, 2); //~ stridedSlice: begin 3 and size 1 do not fit axis 1 of shape [2, 3]
stridedSlice(x, [0], [1], [-1], 0, 0, 0, 0, 1); //~ stridedSlice: strides must be positive for axes to drop, got [-1]
fn((a: Tensor<['n', 3]>) => stridedSlice(a, [0, 0, 1], [1, 1, 2])); //~ stridedSlice: begin has 3 entries but shape [n, 3] has rank 2
