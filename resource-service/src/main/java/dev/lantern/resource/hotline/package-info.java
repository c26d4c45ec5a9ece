/** The verified hotlines of each region. */
package dev.lantern.resource.hotline;
