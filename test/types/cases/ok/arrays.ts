import { concat, type Shape, square, stack, type Tensor, unstack, zeros } from 'axiswise';
import { is } from '../is.js';

// Of arrays whose length nobody knows, one size of the result is unknown
declare const rows: Tensor<[2, 3]>[];
declare const partly: Tensor<[number, 3], 'int32'>[];
is<Tensor<[number, 2, 3]>>()(stack(rows), true);
is<Tensor<[2, number, 3]>>()(stack(rows, 1), true);
is<Tensor<[number, 3, number], 'int32'>>()(stack(partly, -1), true);
is<Tensor<[number, 3]>>()(stack(unstack(zeros([5, 3])).map((row) => square(row))), true);
is<Tensor<[number, 3]>>()(concat(rows), true);
is<Tensor<[2, number]>>()(concat(rows, 1), true);
is<Tensor<[number, 3], 'int32'>>()(concat(partly), true);

// Arrays of several shapes, or of unknown ones, tell nothing
declare const mixed: (Tensor<[2]> | Tensor<[3]>)[];
declare const unknowns: Tensor<Shape>[];
is<Tensor<Shape>>()(stack(mixed), true);
is<Tensor<Shape>>()(concat(mixed), true);
is<Tensor<Shape>>()(stack(unknowns), true);
is<Tensor<Shape>>()(concat(unknowns, 1), true);
