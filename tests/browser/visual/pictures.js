// What a browser can do with pictures and what would need a library elsewhere; pictures are PNGs as data URLs.
(() => {
  const pixels = async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
    canvas.drawImage(image, 0, 0);
    return canvas.getImageData(0, 0, image.width, image.height);
  };

  // The share of pixels that differ by more than `most` (of 255) in some channel; 1 for pictures of different sizes.
  const difference = async ({ one, other, most }) => {
    const [a, b] = [await pixels(one), await pixels(other)];
    if (a.width !== b.width || a.height !== b.height) return 1;
    let differing = 0;
    for (let at = 0; at < a.data.length; at += 4) {
      const far = (channel) => Math.abs(a.data[at + channel] - b.data[at + channel]) > most;
      if (far(0) || far(1) || far(2)) differing += 1;
    }
    return differing / (a.width * a.height);
  };

  // The picture in its `colours` most frequent colours, every other pixel in the nearest of them.
  const fewer = async ({ picture, colours }) => {
    const { width, height, data } = await pixels(picture);
    const counts = new Map();
    const packed = new Uint32Array(width * height);
    for (let at = 0; at < packed.length; at += 1) {
      packed[at] = (data[4 * at] << 16) | (data[4 * at + 1] << 8) | data[4 * at + 2];
      counts.set(packed[at], (counts.get(packed[at]) || 0) + 1);
    }
    const kept = [...counts].sort(([a, n], [b, m]) => m - n || a - b).slice(0, colours).map(([colour]) => colour);
    const parts = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];
    const distance = (a, b) => parts(a).reduce((sum, part, at) => sum + (part - parts(b)[at]) ** 2, 0);
    const nearest = new Map();
    for (const colour of counts.keys()) {
      let best = 0;
      for (let at = 1; at < kept.length; at += 1) {
        if (distance(colour, kept[at]) < distance(colour, kept[best])) best = at;
      }
      nearest.set(colour, best);
    }
    let rows = "";
    for (let at = 0; at < packed.length; at += 1) rows += String.fromCharCode(nearest.get(packed[at]));
    return { width, height, palette: kept.flatMap(parts), rows: btoa(rows) };
  };

  return { difference, fewer };
})()
