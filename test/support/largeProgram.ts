/** Sizes that look random and are the same in every run. */
export function dims(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return 2 + Math.floor((state / 2 ** 31) * 900);
  };
}

/** 500 statements of common ops, every shape different, behind the imports of whichever library it is. */
export function largeProgram(imports: string): string {
  const dim = dims(12345);
  const zeros = (...shape: number[]) => `zeros([${shape.join(', ')}])`;
  const lines: string[] = [];
  const repeat = (count: number, write: () => string) => {
    for (let i = 0; i < count; i++) lines.push(`export const y${lines.length} = ${write()};`);
  };
  repeat(100, () => {
    const shape = [dim(), dim()];
    return `add(${zeros(...shape)}, ${zeros(...shape)})`;
  });
  repeat(70, () => {
    const last = dim();
    return `mul(${zeros(dim(), dim(), last)}, ${zeros(last)})`;
  });
  repeat(70, () => {
    const k = dim();
    return `matMul(${zeros(dim(), k)}, ${zeros(k, dim())})`;
  });
  repeat(80, () => `exp(${zeros(dim(), dim())})`);
  repeat(60, () => `sum(${zeros(dim(), dim(), dim())}, 1)`);
  repeat(50, () => {
    const first = dim();
    return `reshape(${zeros(first, dim(), dim())}, [${first}, -1])`;
  });
  repeat(30, () => `transpose(${zeros(dim(), dim(), dim())}, [0, 2, 1])`);
  repeat(20, () => {
    const last = dim();
    return `concat([${zeros(dim(), last)}, ${zeros(dim(), last)}], 0)`;
  });
  repeat(20, () => `expandDims(${zeros(dim(), dim())}, 1)`);
  return `${imports}\n${lines.join('\n')}\n`;
}
