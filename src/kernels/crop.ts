import type { KernelRecord } from './record.js';
import { underived } from './refusals.js';

export const crop: KernelRecord<'image' | 'boxes' | 'boxInd', { cropSize: [number, number] }> = {
  shape: ({ inputs: { image, boxes }, attrs: { cropSize } }) => ({
    shape: [boxes.shape[0], ...cropSize, image.shape[3]],
    dtype: 'float32',
  }),
  batch(call) {
    const { ops, size, mapped } = call;
    const { image } = call.inputs;
    const boxes = ops.merge(call.full('boxes'));
    const all = call.full('boxInd');
    if (!mapped.image) return ops.unmerge(call.run({ image, boxes, boxInd: ops.merge(all) }), size);
    const n = call.shape('image')[0];
    const starts = ops.reshape(ops.mul(ops.iota(size), n), [size, 1]);
    // A box of no image stays one.
    const boxInd = ops.merge(ops.where(ops.less(all, n), ops.add(all, starts), size * n));
    return ops.unmerge(call.run({ image: ops.merge(image), boxes, boxInd }), size);
  },
  ...underived,
};
