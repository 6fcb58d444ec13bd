/**
 * Edges and their keys: who may follow the revocation feed, how each stands to it, a key made and shown once, a key ended.
 *
 * <p>A secret is held by the sheet that shows it and by nothing else. How edges do during a run is for the Emergency panel.
 */
@NullMarked
package dev.sluice.console.settings.edges;

import org.jspecify.annotations.NullMarked;
