import { arange, grad, sin } from 'axiswise';

grad(sin)(arange(10));
