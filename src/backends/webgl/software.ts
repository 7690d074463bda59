const NAMES = /swiftshader|llvmpipe|softpipe|basic render/i;

/** Whether a context draws without a GPU, which its name tells. */
export function isSoftware(gl: WebGL2RenderingContext): boolean {
  const names = gl.getExtension('WEBGL_debug_renderer_info');
  return NAMES.test(gl.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
}
