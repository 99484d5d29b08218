/** Red, green and blue, 0 to 255, and how opaque, 0 to 1. */
type Color = readonly [red: number, green: number, blue: number, alpha: number];

/**
 * The contrast of a text to what is behind it, 1 to 21: WCAG 2.2, "contrast ratio" and "relative luminance".
 *
 * @param text `rgb(…)` or `rgba(…)`, as browsers compute it
 * @param behind the backgrounds below it, nearest first; white is below all
 */
export function contrast(text: string, behind: readonly string[]): number {
  const back = [...behind, "rgb(255, 255, 255)"].map(parsed).reduceRight(over);
  const [one, other] = [luminance(over(back, parsed(text))), luminance(back)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

function parsed(color: string): Color {
  const [red = 0, green = 0, blue = 0, alpha = 1] = color.match(/[\d.]+/g)?.map(Number) ?? [];
  return [red, green, blue, alpha];
}

/** A color laid over another. */
function over(below: Color, [red, green, blue, alpha]: Color): Color {
  const mixed = (top: number, bottom: number) => top * alpha + bottom * (1 - alpha);
  return [mixed(red, below[0]), mixed(green, below[1]), mixed(blue, below[2]), 1];
}

function luminance([red, green, blue]: Color): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
