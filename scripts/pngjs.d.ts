declare module 'pngjs' {
  interface Size {
    readonly width: number;
    readonly height: number;
  }

  /** Pictures of eight bits a channel, red, green, blue and alpha in turn. */
  export class PNG implements Size {
    static readonly sync: {
      read(bytes: Buffer): PNG;
      write(png: PNG, options?: { colorType?: 0 | 2 | 4 | 6; deflateLevel?: number }): Buffer;
    };
    constructor(size: Size);
    readonly width: number;
    readonly height: number;
    readonly data: Buffer;
  }
}
