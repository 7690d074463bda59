import { dropout, multinomial, rand, randomNormal, randomUniform, vmap, zeros } from 'axiswise';

const x = zeros([2, 3]);

randomNormal([2, -1]); //~ randomNormal: sizes must be non-negative integers, got -1 in [2, -1]
randomUniform([0.5]); //~ randomUniform: sizes must be non-negative integers, got 0.5 in [0.5]
rand([-1], Math.random); //~ rand: sizes must be non-negative integers, got -1 in [-1]
multinomial(zeros([]), 3); //~ multinomial: argument 0 must have rank 1 or 2, got shape []
multinomial(zeros([2, 0]), 3); //~ multinomial: the number of outcomes must be a positive integer, got 0
multinomial(x, -1); //~ multinomial: numSamples must be a non-negative integer, got -1
multinomial(zeros([2], 'complex64'), 1); //~ multinomial: argument 0 must be float32, got complex64; convert it with cast
dropout(x, 1); //~ dropout: rate must be a number from 0 to, but without, 1, got 1
dropout(x, -0.5); //~ dropout: rate must be a number from 0 to, but without, 1, got -0.5
dropout(x, 0.5, [4]); //~ dropout: shapes [2, 3] and [4] do not broadcast (3 vs 4)
dropout(x, 0.5, [-1]); //~ dropout: sizes must be non-negative integers, got -1 in [-1]
dropout(zeros([2], 'complex64'), 0.5); //~ dropout: argument 0 must be float32, got complex64; convert it with cast
vmap(multinomial, [0, null])(zeros([2]), 3); //~ vmap: per-example multinomial: argument 0 must have rank 1 or 2, got shape []
