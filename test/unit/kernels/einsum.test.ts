import { einsum } from '../../../src/kernels/einsum.js';
import { checkFamily } from './checkFamily.js';
import { floats, type KernelCase } from './kernelCase.js';

const SIZES: Record<string, number> = { i: 2, j: 3, k: 4, b: 2, l: 2 };

checkFamily(
  einsum,
  [
    'ij->ji',
    'ij->i',
    'ij->',
    'i->i',
    'ij,jk->ik',
    'ij, jk -> ki',
    'bij,bjk->bik',
    'bij,jk->bik',
    'ij,ij->',
    'ij,ij->i',
    'i,j->ij',
    'i,i->i',
    'ijk,kl->ijl',
    'ijk,jl->kil',
    'ijk,ij->k',
  ].map((equation): KernelCase => {
    const inputs = equation.replace(/\s/g, '').split('->')[0].split(',');
    return {
      kernel: 'Einsum',
      inputs: Object.fromEntries(inputs.map((labels, i) => [i, floats(...[...labels].map((l) => SIZES[l]))])),
      attrs: { equation },
      diff: inputs.map((_, i) => String(i)),
    };
  }),
);
