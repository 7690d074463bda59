import * as tf from '@tensorflow/tfjs-core';
import { type BackendValues, type DataId, type DataType, KernelBackend } from '@tensorflow/tfjs-core';

const NAME = 'axiswise-ahead';

/** Keeps the values of tensors, and computes nothing. */
class Storage extends KernelBackend {
  private values = new WeakMap<DataId, BackendValues>();
  private count = 0;

  override write(values: BackendValues, _shape: number[], _dtype: DataType): DataId {
    const id = {};
    this.values.set(id, values);
    this.count++;
    return id;
  }

  override readSync(id: DataId): BackendValues {
    return this.values.get(id)!;
  }

  override disposeData(id: DataId): boolean {
    if (this.values.delete(id)) this.count--;
    return true;
  }

  override incRef() {}
  override refCount = () => 1;
  override numDataIds = () => this.count;
  override timerAvailable = () => false;
  override floatPrecision = (): 32 => 32;
  override epsilon = () => 1e-7;
  override dispose() {}
}

/** Makes it the backend in use: functions are traced without one that computes. */
export function useStorage(): void {
  if (!tf.findBackend(NAME)) tf.registerBackend(NAME, () => new Storage());
  void tf.setBackend(NAME);
}
