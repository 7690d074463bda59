type Equal<a, b> = (<t>() => t extends a ? 1 : 2) extends <t>() => t extends b ? 1 : 2 ? true : false;

/** `is<Tensor<[3]>>()(x, true)` compiles only when x has exactly that type. */
export declare function is<wanted>(): <got>(value: got, same: Equal<got, wanted>) => void;
