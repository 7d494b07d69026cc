/** What came of writing the manifests of one channel. */
export interface Written {
  /** Paths of what is ready to be given to the platform. */
  readonly files: readonly string[];
  /** Settings that are missing or wrong for the rest, in sentences. */
  readonly problems: readonly string[];
}
