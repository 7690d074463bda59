import { axiswise } from './plugin.js';

export type { PluginOptions } from './plugin.js';
export default axiswise.vite;
