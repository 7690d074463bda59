import { add, vmap, zeros } from 'axiswise';

const x = zeros([10]);
const y = zeros([20, 1]);

vmap(add)(x, y);
