// Option prices by Black and Scholes: the Greeks are derivatives, by grad and hessian, per option.
import {
  abs,
  add,
  div,
  erf,
  exp,
  grad,
  hessian,
  linspace,
  log,
  max,
  mul,
  ones,
  scalar,
  sqrt,
  square,
  stack,
  sub,
  type Tensor,
  valueAndGrad,
  vmap,
} from 'axiswise';

interface Market {
  readonly spot: Tensor<[]>;
  readonly volatility: Tensor<[]>;
  readonly rate: Tensor<[]>;
}
interface Contract {
  readonly strike: Tensor<[]>;
  readonly maturity: Tensor<[]>;
}

const normal = (x: Tensor<[]>) => mul(add(erf(div(x, Math.SQRT2)), 1), 0.5);
const density = (x: Tensor<[]>) => mul(exp(mul(square(x), -0.5)), 1 / Math.sqrt(2 * Math.PI));

function moneyness(
  { spot, volatility, rate }: Market,
  { strike, maturity }: Contract,
): [Tensor<[]>, Tensor<[]>] {
  const deviation = mul(volatility, sqrt(maturity));
  const drift = mul(add(rate, mul(square(volatility), 0.5)), maturity);
  const upper = div(add(log(div(spot, strike)), drift), deviation);
  return [upper, sub(upper, deviation)];
}

function call(market: Market, contract: Contract): Tensor<[]> {
  const [upper, lower] = moneyness(market, contract);
  const discount = exp(mul(mul(market.rate, contract.maturity), -1));
  return sub(mul(market.spot, normal(upper)), mul(mul(contract.strike, discount), normal(lower)));
}

function put(market: Market, contract: Contract): Tensor<[]> {
  const parity = sub(mul(contract.strike, exp(mul(mul(market.rate, contract.maturity), -1))), market.spot);
  return add(call(market, contract), parity);
}

const market: Market = { spot: scalar(100), volatility: scalar(0.2), rate: scalar(0.03) };
const strikes = linspace(80, 120, 9);
const contracts = { strike: strikes, maturity: mul(ones([9]), 0.5) };
const shared = { strike: strikes, maturity: scalar(0.5) };

const [prices, greeks] = vmap(valueAndGrad(call), [null, 0])(market, contracts);
const delta = greeks.spot;
const vega = greeks.volatility;
const second = vmap(hessian(call), [null, { strike: 0, maturity: null }])(market, shared);
const gamma = second.spot.spot;
const vanna = second.spot.volatility;

/** What the textbook says. */
const exactly = (contract: Contract) => {
  const [upper] = moneyness(market, contract);
  const spread = mul(mul(market.spot, market.volatility), sqrt(contract.maturity));
  return { delta: normal(upper), gamma: div(density(upper), spread) };
};
const known = vmap(exactly)(contracts);
const deltaError = max(abs(sub(delta, known.delta)));
const gammaError = max(abs(sub(gamma, known.gamma)));
const gaps = stack([deltaError, gammaError]);
const theta = vmap(grad(call, { argnums: 1 }), [null, 0])(market, contracts).maturity;
const puts = vmap(put, [null, 0])(market, contracts);
export const result =
  max(gaps).dataSync()[0] < 1e-4 &&
  [...prices.dataSync()].every((price, i, all) => i === 0 || price < all[i - 1]) &&
  [...puts.dataSync()].every((price, i, all) => i === 0 || price > all[i - 1]) &&
  [...vega.dataSync(), ...theta.dataSync()].every((value) => value > 0) &&
  vanna.size === 9;
