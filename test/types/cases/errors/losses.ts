import { losses, Reduction, vmap, zeros } from 'axiswise';

const x = zeros([4, 3]);

losses.meanSquaredError(x, zeros([4])); //~ meanSquaredError: shapes [4, 3] and [4] must be equal
losses.hingeLoss(x, zeros([4, 2])); //~ hingeLoss: shapes [4, 3] and [4, 2] must be equal
losses.absoluteDifference(x, x, zeros([4])); //~ absoluteDifference: shapes [4, 3] and [4] do not broadcast (3 vs 4)
losses.huberLoss(x, x, zeros([2, 1]), 1, Reduction.NONE); //~ huberLoss: shapes [4, 3] and [2, 1] do not broadcast (4 vs 2)
losses.softmaxCrossEntropy(x, x, zeros([3])); //~ softmaxCrossEntropy: shapes [4] and [3] do not broadcast (4 vs 3)
losses.softmaxCrossEntropy(zeros([]), zeros([])); //~ softmaxCrossEntropy: argument 0 must have rank 1 or more, got shape []
losses.cosineDistance(x, x, 2); //~ cosineDistance: axis 2 is out of range for shape [4, 3] (rank 2)
losses.cosineDistance(x, x, 1, zeros([2, 1])); //~ cosineDistance: shapes [4, 1] and [2, 1] do not broadcast (4 vs 2)
losses.computeWeightedLoss(x, zeros([4])); //~ computeWeightedLoss: shapes [4, 3] and [4] do not broadcast (3 vs 4)
losses.logLoss(zeros([2], 'complex64'), zeros([2])); //~ logLoss: argument 0 must be float32, got complex64; convert it with cast
losses.logLoss(zeros([2]), zeros([2], 'complex64')); //~ logLoss: argument 1 must be float32, got complex64; convert it with cast
losses.logLoss(x, x, zeros([3], 'string')); //~ logLoss: argument 2 must be float32, got string; convert it with cast
vmap(losses.meanSquaredError)(x, zeros([4])); //~ vmap: per-example meanSquaredError: shapes [3] and [] must be equal
vmap(losses.computeWeightedLoss)(x, zeros([4, 2])); //~ vmap: per-example computeWeightedLoss: shapes [3] and [2] do not broadcast (3 vs 2)
