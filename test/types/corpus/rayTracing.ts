// Rays meet a sphere: hit points and normals by a vectorized function with several results, shading and its derivative.
import {
  abs,
  add,
  broadcastTo,
  concat,
  div,
  dot,
  expandDims,
  grad,
  greater,
  linspace,
  max,
  maximum,
  mean,
  mul,
  ones,
  scalar,
  sqrt,
  square,
  stack,
  sub,
  sum,
  type Tensor,
  tensor,
  unstack,
  vectorize,
  vmap,
  where,
} from 'axiswise';

const ROWS = 8;
const COLUMNS = 10;

interface Scene {
  readonly centre: Tensor<[3]>;
  readonly radius: Tensor<[]>;
  readonly light: Tensor<[3]>;
}

const unit = vectorize((v: Tensor<['d']>) => div(v, sqrt(sum(square(v)))), { signature: '(d)->(d)' });

/** The way along the ray to the sphere, and whether it is met. */
const meet = vectorize(
  (direction: Tensor<['d']>, centre: Tensor<['d']>, radius: Tensor<[]>) => {
    const along = dot(direction, centre);
    const discriminant = sub(add(square(along), square(radius)), dot(centre, centre));
    const hit = greater(discriminant, 0);
    const depth = sub(along, sqrt(where(hit, discriminant, 1)));
    return [where(hit, depth, 0), where(hit, 1, 0)];
  },
  { signature: '(d),(d),()->(),()' },
);

const heights = linspace(1, -1, ROWS);
const widths = linspace(-1.25, 1.25, COLUMNS);
const pixel = vectorize((y: Tensor<[]>, x: Tensor<[]>): Tensor<[3]> => stack([x, y, scalar(2)]), {
  signature: '(),()->(k)',
});
const rays = unit(pixel(expandDims(heights, 1), widths));

function render({ centre, radius, light }: Scene): Tensor<[8, 10]> {
  const [depths, hits] = meet(rays, centre, radius);
  const places = mul(rays, expandDims(depths, -1));
  const normals = div(sub(places, centre), radius);
  const brightness = vectorize((a: Tensor<['d']>, b: Tensor<['d']>) => dot(a, b), {
    signature: '(d),(d)->()',
  })(normals, unit(light));
  return mul(hits, maximum(brightness, 0));
}

const scene: Scene = { centre: tensor([0, 0, 5]), radius: scalar(1.5), light: tensor([1, 1, -2]) };
const image = render(scene);
const exposure = (one: Scene): Tensor<[]> => mean(render(one));
const slope = grad(exposure)(scene);

/** The light is on the axis of the camera: the image is symmetric. */
const frontal = render({ ...scene, light: tensor([0, 0, -1]) });
const turned = render({ ...scene, light: tensor([-1, 1, -2]) });
const columns = unstack(frontal, 1);
const symmetric = max(abs(sub(columns[3], columns[6])));
const lights = concat([broadcastTo(scene.light, [2, 3]), mul(ones([1, 3]), -1)]);
const exposures = vmap(exposure, [{ centre: null, radius: null, light: 0 }])({ ...scene, light: lights });
const [once, twice, behind] = exposures.dataSync();
const brightest = max(image);
const both = sub(mean(image), mean(turned));
export const result =
  brightest.dataSync()[0] > 0.8 &&
  brightest.dataSync()[0] <= 1.001 &&
  slope.radius.dataSync()[0] > 0 &&
  symmetric.dataSync()[0] < 1e-5 &&
  Math.abs(both.dataSync()[0]) < 1e-5 &&
  once === twice &&
  behind < once;
