import { fill, ones, tensor, zeros } from 'axiswise';

tensor([[1], [4, 5]]); //~ tensor: nested arrays must be rectangular, got entries of shapes [1] and [2]
tensor([[[1]], [[3, 4]]]); //~ tensor: nested arrays must be rectangular, got entries of shapes [1, 1] and [1, 2]
tensor([[[1], [2, 3]], [[1]]]); //~ tensor: nested arrays must be rectangular, got entries of shapes [1] and [2]
tensor([[1], [2], [3, 4]]); //~ tensor: nested arrays must be rectangular, got entries of shapes [1] and [2]
zeros([2.5]); //~ zeros: sizes must be non-negative integers, got 2.5 in [2.5]
ones([3, -1]); //~ ones: sizes must be non-negative integers, got -1 in [3, -1]
fill([-2], 1); //~ fill: sizes must be non-negative integers, got -2 in [-2]
zeros(['n']); //~ Type 'string' is not assignable to type 'number'.

tensor([1, 2, 3, 4, 5, 6, 7], [8]); //~ tensor: 7 values do not fill shape [8] (8 elements)
tensor([[1, 2, 3]], [4]); //~ tensor: 3 values do not fill shape [4] (4 elements)
tensor([], [2]); //~ tensor: 0 values do not fill shape [2] (2 elements)
