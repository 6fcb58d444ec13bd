/**
 * What a user can do, one object for each act.
 *
 * <p>Buttons, menus, the palette, the sheet of keys and deep links all read the same {@link dev.sluice.console.act.Act},
 * so that a label, a key, a needed role or a reason for refusal cannot differ between them. The service enforces roles by
 * itself; what is said here only spares people a refusal. Deep links come from anybody's web page: they open those acts that say so, and nothing else.
 */
@NullMarked
package dev.sluice.console.act;

import org.jspecify.annotations.NullMarked;
