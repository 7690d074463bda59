import ts from 'typescript';
import { expect, it } from 'vitest';
import { itFinds, problemsIn } from './fixture.js';

itFinds({
  'a size that two arguments decide': `
declare function mm<M extends Dim, K extends Dim, N extends Dim>(a: Tensor<[M, K]>, b: Tensor<[K, N]>): Tensor<[M, N]>;
//                                                                                             ^ AX604
const accepted = mm(ones([2, 3]), ones([4, 5]));
const arrow = <K extends number | string>(a: Tensor<[K]>, b: Tensor<[K]>): Tensor<[K]> => a;
//                                                                   ^ AX604
interface Op { <K extends number>(a: Tensor<[K]>, size: K): void }
//                                                      ^ AX604
class Layer { apply<K extends Dim>(a: Tensor<[K]>, { w }: { w: Tensor<[K]> }) { return [a, w]; } }
//                                                                     ^ AX604
type Fn = <K extends Dim>(a: Tensor<[K]>, b: Tensor<[K]>) => void;
//                                                   ^ AX604
`,
  'through aliases, rest parameters and one tensor': `
type Matrix<R extends Dim, C extends Dim> = Tensor<[R, C]>;
declare function mm<K extends Dim>(a: Matrix<2, K>, b: Matrix<K, 3>): void;
//                                                            ^ AX604
declare function square<N extends Dim>(a: Tensor<[N, N]>): void;
//                                                   ^ AX604
square(ones([3, 4]));
`,
  'right: NoInfer, and one place': `
declare function mm<M extends Dim, K extends Dim, N extends Dim>(a: Tensor<[M, K]>, b: Tensor<[NoInfer<K>, N]>): Tensor<[M, N]>;
declare function other<K extends Dim>(a: Tensor<[K]>, b: NoInfer<Tensor<[K]>>): Tensor<[K]>;
declare function one<M extends Dim>(a: Tensor<[M, 3]>): Tensor<[M, M]>;
declare function names(a: Tensor<['m', 'k']>, b: Tensor<['k', 'n']>): void;
`,
  'right: what is no size, and functions that take functions': `
declare function shapes<S extends Shape, D extends DType>(a: Tensor<S, D>, b: Tensor<S>): Tensor<S>;
declare function numbers<T extends number>(a: T, b: T): T;
declare function sizes<K extends 3 | 4>(a: Tensor<[K]>, b: Tensor<[K]>): void;
declare function map<K extends Dim>(f: (x: Tensor<[K]>) => Tensor<[K]>, x: Tensor<[K]>): void;
`,
});

it('names the type parameter', async () => {
  const code = 'declare function dot<K extends Dim>(a: Tensor<[K]>, b: Tensor<[K]>): void;';
  const [{ message }] = await problemsIn(ts, code);
  expect(message).toMatchInlineSnapshot(
    `"K is inferred in more than one place, so sizes that differ pass as a union such as 3 | 4; write NoInfer<K> here, or a name such as 'k' in place of the type parameter"`,
  );
});
