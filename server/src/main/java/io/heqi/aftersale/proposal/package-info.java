/// What is to be done about what keeps going wrong: a proposal with what was seen, an owner and a
/// day, which is a task of its owner, and afterwards what it brought.
@NamedInterface("proposal")
@NullMarked
package io.heqi.aftersale.proposal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
