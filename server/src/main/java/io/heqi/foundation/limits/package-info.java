/// How often one may knock: at the interface, at the sign-in, at the widget, at a webhook, and how
/// many frames a socket may send.
@NullMarked
package io.heqi.foundation.limits;

import org.jspecify.annotations.NullMarked;
