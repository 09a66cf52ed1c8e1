/** Returns whether every percent escape of a path stands for a character. */
export function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}

/** The refusal of a path that is not. */
export const UNDECODABLE = "The path holds a `%` that begins no character. Encode it as `%25`.";
