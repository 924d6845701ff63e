// GL points: the points of a crowd by WebGL, the same pixels as density.js makes.
//
// In:  the anchors, a code for each (0: not drawn; else its colour, from 1), the view. Out: a picture on a canvas.
// Places lie in a buffer that is filled once, codes in another one that is filled when they change; where the view is,
// and how large, are two numbers, so that moving it draws the points anew and counts nothing.

/** @import { Anchors } from './anchors.js' */
/** @import { View } from './scene.js' */

/** Where a point lies: places in two parts each, since four bytes alone would be off by pixels in a near view. */
const PLACE_SHADER = `#version 300 es
in vec4 place; in float code; uniform vec4 corner; uniform vec4 size; uniform float edge; flat out float tint;
void main() {
tint = code;
gl_PointSize = code > 0.0 ? 2.0 * edge + 1.0 : 0.0;
vec2 at = floor(((place.xz - corner.xz) + (place.yw - corner.yw)) * size.z + 0.5);
vec2 pixel = floor(at * size.w + 0.5) + 0.5;
vec2 shown = vec2(pixel.x, size.y - pixel.y) / size.xy * 2.0 - 1.0;
gl_Position = code > 0.0 ? vec4(shown, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
}`;

/** How much a point weighs at a pixel, or its colour. */
const STAMP_SHADER = `#version 300 es
precision highp float; flat in float tint; uniform float edge; uniform float radius; uniform bool inked; out vec4 left;
void main() {
vec2 from = floor(gl_PointCoord * (2.0 * edge + 1.0)) - edge;
float weight = floor(16.0 * clamp(radius + 0.5 - length(from), 0.0, 1.0) + 0.5) / 16.0;
if (weight == 0.0) discard;
left = vec4(inked ? (tint - 1.0) / 255.0 : weight, 0.0, 0.0, 0.0);
}`;

const WHOLE_SHADER = `#version 300 es
void main() { gl_Position = vec4(vec2(gl_VertexID & 1, gl_VertexID >> 1) * 4.0 - 1.0, 0.0, 1.0); }`;

/** What lies on each pixel becomes a colour. */
const COLOUR_SHADER = `#version 300 es
precision highp float; uniform sampler2D weights; uniform sampler2D tints; uniform sampler2D colours;
uniform float share; uniform float more; uniform bool many; out vec4 colour;
void main() {
ivec2 at = ivec2(gl_FragCoord.xy);
float n = texelFetch(weights, at, 0).r;
float alpha = n <= 1.0 ? share * n : share + (1.0 - share) * (1.0 - pow(1.0 - more, n - 1.0));
alpha = floor(255.0 * alpha + 0.001) / 255.0;
int row = many ? int(texelFetch(tints, at, 0).r * 255.0 + 0.5) : int(texelFetch(tints, ivec2(0), 0).r * 255.0 + 0.5);
colour = n == 0.0 ? vec4(0.0) : vec4(texelFetch(colours, ivec2(row, 0), 0).rgb * alpha, alpha);
}`;

/** @param {WebGL2RenderingContext} gl @param {string} vertex @param {string} fragment @returns {WebGLProgram} */
function programOf(gl, vertex, fragment) {
  const program = /** @type {WebGLProgram} */ (gl.createProgram());
  for (const [kind, source] of /** @type {[number, string][]} */ ([
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ])) {
    const shader = /** @type {WebGLShader} */ (gl.createShader(kind));
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  for (const [at, name] of ['place', 'code'].entries()) gl.bindAttribLocation(program, at, name);
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS))
    throw new Error(`its programs do not run here: ${gl.getProgramInfoLog(program)}`);
  return program;
}

/**
 * Places in zoom 0 as pairs of a near number and what is left of it.
 * @param {ArrayLike<number>[]} columns
 * @returns {Float32Array}
 */
function splitPlaces(columns) {
  const n = columns[0].length;
  const split = new Float32Array(2 * columns.length * n);
  columns.forEach((column, k) => {
    for (let i = 0; i < n; i += 1) {
      const at = 2 * (columns.length * i + k);
      split[at] = column[i];
      split[at + 1] = column[i] - split[at];
    }
  });
  return split;
}

export class GlPoints {
  /** @param {WebGL2RenderingContext} gl @param {Anchors} anchors */
  constructor(gl, anchors) {
    if (!gl.getExtension('EXT_color_buffer_float') && !gl.getExtension('EXT_color_buffer_half_float'))
      throw new Error('it cannot add up in half floats');
    this.gl = gl;
    this.n = anchors.n;
    this.points = programOf(gl, PLACE_SHADER, STAMP_SHADER);
    this.whole = programOf(gl, WHOLE_SHADER, COLOUR_SHADER);
    this.array = gl.createVertexArray();
    this.bare = gl.createVertexArray();
    gl.bindVertexArray(this.array);
    this.feed(0, splitPlaces([anchors.x, anchors.y]), 4, gl.FLOAT);
    this.codes = this.feed(1, new Uint8Array(anchors.n), 1, gl.UNSIGNED_BYTE);
    this.weights = this.texture(0);
    this.tints = this.texture(1);
    this.colours = this.texture(2);
    this.weighing = gl.createFramebuffer();
    this.tinting = gl.createFramebuffer();
    this.across = 0;
    this.down = 0;
    /** Whether points of several colours are shown, and the only one if not. */
    this.many = false;
    this.only = 0;
  }

  /**
   * @param {number} at
   * @param {ArrayBufferView} data
   * @param {number} parts
   * @param {number} type
   * @returns {WebGLBuffer}
   */
  feed(at, data, parts, type) {
    const { gl } = this;
    const buffer = /** @type {WebGLBuffer} */ (gl.createBuffer());
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.bufferData(gl.ARRAY_BUFFER, data, at ? gl.DYNAMIC_DRAW : gl.STATIC_DRAW);
    gl.enableVertexAttribArray(at);
    gl.vertexAttribPointer(at, parts, type, false, 0, 0);
    return buffer;
  }

  /** @param {number} unit @returns {WebGLTexture} */
  texture(unit) {
    const { gl } = this;
    const texture = /** @type {WebGLTexture} */ (gl.createTexture());
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
      gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
    return texture;
  }

  /** What is shown from now on. @param {Uint8Array} codes by anchor @param {number[][]} colours */
  show(codes, colours) {
    const { gl } = this;
    gl.bindBuffer(gl.ARRAY_BUFFER, this.codes);
    gl.bufferSubData(gl.ARRAY_BUFFER, 0, codes);
    const bytes = new Uint8Array(4 * colours.length);
    colours.forEach((colour, row) => bytes.set(colour.map(Math.round), 4 * row));
    gl.activeTexture(gl.TEXTURE2);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, colours.length, 1, 0, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
    const used = new Set(codes);
    used.delete(0);
    this.many = used.size > 1;
    this.only = used.size === 1 ? Array.from(used)[0] - 1 : 0;
  }

  /** Textures of the size of the canvas. @param {number} width @param {number} height */
  fit(width, height) {
    const { gl } = this;
    if (width === this.across && height === this.down) return;
    [this.across, this.down] = [width, height];
    for (const [
      unit,
      texture,
      kind,
      form,
      type,
      frame,
    ] of /** @type {[number, WebGLTexture, number, number, number, WebGLFramebuffer | null][]} */ ([
      [0, this.weights, gl.R16F, gl.RED, gl.HALF_FLOAT, this.weighing],
      [1, this.tints, gl.R8, gl.RED, gl.UNSIGNED_BYTE, this.tinting],
    ])) {
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.texImage2D(gl.TEXTURE_2D, 0, kind, width, height, 0, form, type, null);
      gl.bindFramebuffer(gl.FRAMEBUFFER, frame);
      gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
    }
    gl.viewport(0, 0, width, height);
  }

  /** @param {View} view @param {number} ratio @param {{radius: number, share: number, more: number}} stamp */
  draw(view, ratio, { radius, share, more }) {
    const { gl } = this;
    this.fit(gl.canvas.width, gl.canvas.height);
    gl.useProgram(this.points);
    gl.bindVertexArray(this.array);
    const corner = splitPlaces([[view.left / view.scale], [view.top / view.scale]]);
    gl.uniform4fv(gl.getUniformLocation(this.points, 'corner'), corner);
    gl.uniform4f(gl.getUniformLocation(this.points, 'size'), this.across, this.down, view.scale, ratio);
    gl.uniform1f(gl.getUniformLocation(this.points, 'radius'), radius * ratio);
    gl.uniform1f(gl.getUniformLocation(this.points, 'edge'), Math.ceil(radius * ratio));
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE);
    this.stamp(this.weighing, false);
    gl.disable(gl.BLEND);
    this.stamp(this.tinting, true);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.useProgram(this.whole);
    gl.bindVertexArray(this.bare);
    ['weights', 'tints', 'colours'].forEach((name, unit) =>
      gl.uniform1i(gl.getUniformLocation(this.whole, name), unit),
    );
    gl.uniform1f(gl.getUniformLocation(this.whole, 'share'), share);
    gl.uniform1f(gl.getUniformLocation(this.whole, 'more'), more);
    gl.uniform1i(gl.getUniformLocation(this.whole, 'many'), Number(this.many));
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  /**
   * Lays all points down; with one colour only there is none to be told from another.
   * @param {WebGLFramebuffer | null} frame
   * @param {boolean} inked
   */
  stamp(frame, inked) {
    const { gl } = this;
    gl.bindFramebuffer(gl.FRAMEBUFFER, frame);
    gl.uniform1i(gl.getUniformLocation(this.points, 'inked'), Number(inked));
    gl.clearColor(inked ? this.only / 255 : 0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    if (!inked || this.many) gl.drawArrays(gl.POINTS, 0, this.n);
  }
}
