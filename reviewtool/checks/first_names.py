"""First names that tell a woman from a man, and titles that do.

Names that both have in some large language (Andrea, Jean, Robin) are left out.
"""

from __future__ import annotations

from functools import cache

from reviewtool.checks.gender_words import FEMALE, MALE

_WOMEN = (
    "Adriana Agata Agnieszka Alexandra Alicja Alice Alina Amélie Anastasia Angela Anita Anja "
    "Anna Anne Annie Antonia Barbara Beata Beatrice Beatriz Camille Carla Carmen Carolina "
    "Caroline Catarina Catherine Cecilia Charlotte Chiara Christina Christine Clara Claudia "
    "Cristina Daniela Daria Diana Dorota Elena Elisa Elisabeth Elizabeth Elżbieta Emilia Emily "
    "Emma Ester Eva Ewa Federica Fernanda Francesca Françoise Gabriela Giorgia Giovanna Giulia "
    "Grace Halyna Hanna Hannah Heike Helen Helena Inês Ines Irina Iryna Isabel Isabella Jana "
    "Jane Janet Jessica Joana Joanna Johanna Julia Julie Karen Karin Karina Katarzyna Kateryna "
    "Katharina Katja Krystyna Larissa Laura Laurence Lea Léa Lena Letícia Linda Lisa Lucia "
    "Lucie Luisa Lyudmila Magdalena Małgorzata Manon Margaret Margarita Maria María Mariana "
    "Marie Marina Marta Martina Mary Mathilde Melanie Michelle Mónica Monika Nadia Natalia "
    "Nathalie Nina Oksana Olena Olga Oxana Paola Patricia Paula Petra Pilar Priya Rachel "
    "Rebecca Renata Rita Rosa Ruth Sabine Sandra Sara Sarah Silvia Simona Sofia Sofía Sonia "
    "Sophie Stephanie Susan Susanne Svetlana Sylvie Tamara Tatiana Tatyana Teresa Tetiana "
    "Ursula Valentina Valeria Valérie Vera Veronica Victoria Viktoria Virginie Wiktoria Yulia "
    "Yvonne Zofia Zuzanna "
)
_MEN = (
    "Adam Adrian Alan Albert Alberto Aleksander Alessandro Alexander Alfonso Alfredo Álvaro "
    "Andreas Andrej Andrés Andrew Andrzej Anton Antonio António Arthur Arnaud Bernard Bernd "
    "Boris Bruno Carlos Charles Christian Christoph Daniel David Davide Denis Diego Dieter "
    "Dmitri Dmitry Dmytro Domenico Eduardo Emil Eric Ernst Fabio Federico Felipe Felix Fernando "
    "Filippo Francesco Francisco Franck François Frank Franz Frédéric Gary Georg George Gérard "
    "Giacomo Giorgio Giovanni Giuseppe Grzegorz Gustavo Hans Harald Heinrich Hendrik Henk Henri "
    "Henry Hugo Igor Ivan Jacek Jack Jacques Jakub James Javier Jeroen Jerzy Joachim João "
    "Joaquim John Jonathan Jorge José Josef Joseph Juan Julien Jürgen Kees Kevin Klaus Konrad "
    "Krzysztof Laurent Leo Leonardo Lorenzo Louis Luca Lucas Ludwig Luigi Luis Luís Maciej "
    "Manfred Manuel Marc Marco Marcin Marek Mario Mark Markus Martin Massimo Mateusz Matteo "
    "Matthias Maurizio Max Michael Michał Michel Miguel Mikhail Mikołaj Mykola Nicolas Nikolai "
    "Oleg Oleh Oleksandr Oliver Olivier Oscar Pablo Paolo Pascal Pavel Pavlo Paul Paulo Pedro "
    "Peter Petr Petro Philippe Pierre Pieter Piotr Raúl Ralf Rafael Ricardo Richard Robert "
    "Roberto Roland Roman Rubén Rui Salvatore Samuel Sebastian Sergei Sergey Sergio Serhii "
    "Simon Stefan Stefano Stephen Steven Sven Taras Thierry Thomas Tiago Tim Tobias Tom Tomasz "
    "Tommaso Uwe Viktor Vincent Vincenzo Vitali Vladimir Volodymyr Walter Werner William "
    "Wolfgang Xavier Yann Yuri Yves "
)
_TITLES = (
    "Ms Mrs Miss Madame Mme Frau Señora Signora Doña Mevrouw",
    "Mr Sir Monsieur Herr Señor Signor Don Meneer",
)


@cache
def gender_of() -> dict[str, int]:
    """`FEMALE` or `MALE` by first name."""
    women = dict.fromkeys(_WOMEN.split(), FEMALE)
    return women | dict.fromkeys(_MEN.split(), MALE)


@cache
def gender_of_title() -> dict[str, int]:
    """`FEMALE` or `MALE` by title."""
    women, men = (titles.split() for titles in _TITLES)
    return dict.fromkeys(women, FEMALE) | dict.fromkeys(men, MALE)
