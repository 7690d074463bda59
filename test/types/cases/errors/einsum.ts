import { einsum, fn, type Tensor, unsortedSegmentSum, zeros } from 'axiswise';

const x = zeros([2, 3]);
const ids = zeros([2], 'int32');

einsum('ij,jk->ik', x, x); //~ einsum: label j of 'ij,jk->ik' is 3 and 2
einsum('i->i', x); //~ einsum: argument 1 of shape [2, 3] does not have an axis for each label of 'i'
einsum('ij,jkl->i', x, zeros([3, 2])); //~ einsum: argument 2 of shape [3, 2] does not have an axis for each label of 'jkl'
einsum('ij', x); //~ einsum: equation must be like 'ij,jk->ik', got 'ij'
einsum('ij->k', x); //~ einsum: equation must be like 'ij,jk->ik', got 'ij->k'
einsum('ii->', x); //~ einsum: equation must be like 'ij,jk->ik', got 'ii->'
einsum('ij,jk->ik', x); //~ einsum: equation must be for 1 tensor, got 'ij,jk->ik'
einsum('ij->', zeros([2, 2], 'bool')); //~ einsum: argument 1 must be float32 or int32, got bool; convert it with cast
fn((a: Tensor<['n']>, b: Tensor<['m']>) => einsum('i,i->', a, b)); //~ einsum: label i of 'i,i->' is n and m
unsortedSegmentSum(zeros([3]), ids, 4); //~ unsortedSegmentSum: shape [3] needs 3 segment ids, got 2
unsortedSegmentSum(x, x, 4); //~ unsortedSegmentSum: argument 1 must be int32, got float32; convert it with cast
unsortedSegmentSum(x, ids, -4); //~ unsortedSegmentSum: numSegments must be a non-negative integer, got -4
