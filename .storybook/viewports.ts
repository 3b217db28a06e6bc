const device = (name: string, type: 'mobile' | 'tablet', width: number, height: number) => ({
  name,
  type,
  styles: { width: `${width}px`, height: `${height}px` },
});

/** Points of the screens that stores have today. */
export const viewports = {
  iphone: device('iPhone 17', 'mobile', 402, 874),
  iphoneE: device('iPhone 17e', 'mobile', 390, 844),
  iphoneMax: device('iPhone 17 Pro Max', 'mobile', 440, 956),
  iphoneSe: device('iPhone SE', 'mobile', 375, 667),
  ipad: device('iPad', 'tablet', 820, 1180),
  ipadMini: device('iPad mini', 'tablet', 744, 1133),
  ipadPro: device('iPad Pro 13', 'tablet', 1032, 1376),
};
