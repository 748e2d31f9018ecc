/// Mails of a merchant: through which server they leave, and the stored queue that they leave from.
@NamedInterface("mail")
@NullMarked
package io.heqi.merchant.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
