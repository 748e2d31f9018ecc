/// The doors to the ledger of contacts.
@NullMarked
package io.heqi.contact.web;

import org.jspecify.annotations.NullMarked;
