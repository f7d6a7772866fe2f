"""First names that tell a woman from a man, and titles that do.

Names that both have in some large language (Andrea, Jean, Robin) are left out.
"""

from __future__ import annotations

from functools import cache

from reviewtool.checks.gender_words import FEMALE, MALE

_WOMEN = (
    "Adele Adriana Agata Agnes Agnieszka Agnès Aisha Alba Aleksandra Alexandra Alexia Alice "
    "Alicia Alicja Alina Allison Amanda Amelia Amélie Anastasia Anette Angela Angelika Anika "
    "Anita Anja Anke Anna Anne Annemarie Annette Annie Annika Anouk Antje Antonia Astrid Aurora "
    "Aurélie Barbara Beata Beate Beatrice Beatriz Begoña Berta Beth Bettina Bianca Birgit "
    "Blanca Bożena Brenda Brigitte Britta Bruna Camille Carina Carla Carlota Carmen Carole "
    "Caroline Catarina Catherine Cecilia Cecília Chantal Charlotte Chiara Christina "
    "Christine Cindy Claire Clara Clarissa Claudia Clémence Concepción Consuelo Corinne "
    "Cornelia Cristina Cynthia Céline Dagmar Daniela Danuta Daria Deborah Delphine Denise Diana "
    "Dolores Dominika Donna Doris Dorota Edith Eileen Elaine Eleanor Elena Eleonora Eliane "
    "Elisa Elisabeth Elise Elizabeth Elke Ellen Eloísa Elsa Elvira Elżbieta Emilia Emiliana "
    "Emilie Emily Emma Encarnación Erika Esperanza Estelle Ester Esther Eugenia Eva Evelyn Ewa "
    "Fabienne Fatima Federica Felicia Fernanda Francesca Franziska Françoise Frieda "
    "Fátima Gabriela Galina Geneviève Genoveva Gerda Gertrude Giorgia Giovanna Gisela Giulia "
    "Gloria Grażyna Greta Gudrun Halina Halyna Hanna Hannah Hazel Heather Heidi Heike "
    "Helen Helena Helga Henriette Hilda Hilde Huguette Hélène Ilona Ilse Ines Inge Ingeborg "
    "Ingrid Inmaculada Inês Irena Irina Irmgard Iryna Irène Isabel Isabella Isabelle Iwona "
    "Jacqueline Jadwiga Jana Jane Janet Janina Jeanne Jennifer Jessica Joana Joanna Johanna "
    "Jolanta Josefa Josefina Joséphine Joëlle Juana Judith Julia Julie Juliette Justyna Jutta "
    "Kamila Karen Karin Karina Karolina Katarzyna Kateryna Katharina Katherine Kathleen Katja "
    "Kerstin Kinga Klara Kristin Kristina Krystyna Käthe Larissa Larysa Laura Laurence Lea Lena "
    "Leonie Leonor Leticia Letícia Lieke Liesbeth Lieve Lilian Liliana Linda Linnea Lisa Loes "
    "Lorena Louise Lucia Lucie Lucienne Lucía Ludmila Luisa Lyudmila Lyudmyla Léa "
    "Madeleine Magdalena Maike Maja Manon Manuela Marcela Marcelina Margaret Margarete "
    "Margarita Margaux Margit Margot Margriet Marguerite Maria Mariana Mariann Marianne Marie "
    "Mariia Marija Marijke Marina Marisa Marit Marjan Marjolein Marlene Marta Marthe Martina "
    "Martine Mary Maryam María Mathilda Mathilde Małgorzata Megan Meike Melanie "
    "Michelle Mieke Milena Mireille Miriam Mirjam Monika Montserrat Muriel Mónica Nadia Nadine "
    "Nadja Nancy Natacha Natalia Natalie Nataliya Natalja Natasha Nathalie Nicole Nieves Nina "
    "Noemi Nora Noémie Odette Odile Oksana Olena Olga Olha Olivia Orla Otylia Oxana Pamela "
    "Paola Patricia Patrizia Paula Paulina Pauline Penelope Petra Petronela Pia Pilar Polina "
    "Priya Rachel Raffaella Raquel Rebeca Rebecca Renata Renate Renée Ricarda Rita "
    "Roberta Rocío Rosa Rosalind Rosalía Rosanna Rosemary Roxana Ruth Régine Sabine "
    "Sabrina Samantha Sandra Sanne Sara Sarah Saskia Sharon Sheila Shirley Sibylle Silvia "
    "Simona Siobhan Sofia Sofía Solange Sonia Sonja Sophie Stefania Stella Stephanie Stéphanie "
    "Susan Susana Susanne Suzanne Svetlana Svitlana Sylvia Sylvie Tamara Tanja Tatiana Tatjana "
    "Tatyana Teresa Tereza Tessa Tetiana Theresa Tina Tineke Trudy Ulrike Ursula "
    "Urszula Valentina Valeria Valérie Vanessa Vera Veronica Verónica Viktoria Violeta "
    "Virginie Vivian Viviane Véronique Wanda Wendy Wiesława Wiktoria Wilhelmina Xenia Ximena "
    "Yasmin Yolanda Yulia Yuliia Yvette Yvonne Zdenka Zinaida Zoe Zofia Zoë Zsófia Zuzanna "
    "Élise Émilie "
)
_MEN = (
    "Aaron Abel Achim Adam Adolfo Adrian Adriano Agustín Aidan Alain Alan Albert Alberto "
    "Albrecht Aldo Alec Aleksander Aleksandr Aleksei Alessandro Alexander Alexandre Alexei "
    "Alfons Alfred Alfredo Alistair Alois Amedeo Anatole Anatolij Anatoly Anders "
    "Andreas Andrej Andrew Andrzej Andrés Angelo Angus Anthony Antoine Anton Antoni Antonio "
    "António Armando Armin Arnaud Arthur Arthuro Artur Arturo August Augusto "
    "Baptiste Bartosz Basil Bastian Bastien Benedikt Beniamino Benjamin Benoît "
    "Bernard Bernardo Bernd Bernhard Bert Björn Bogdan Boguslaw Bohdan Boris Brendan "
    "Brian Bruno Bryan Carlos Caspar Cesare Charles Christian Christoph Claudio Clément "
    "Colin Conrad Constantin Cristian Cristiano Cristóbal Cyril Cédric César Damian Damien "
    "Daniel Danilo Darius Dariusz Darren David Davide Denis Dennis Derek Desmond Detlef Diego "
    "Dieter Dirk Dmitri Dmitrij Dmitry Dmytro Domenico Dominik Donald "
    "Edgar Edmund Eduard Eduardo Edward Edwin Egon Ekkehard Elias Emanuele Emil Emilio Emmanuel "
    "Enrico Enrique Eric Erich Erik Ernesto Ernst Erwin Esteban Eugen Eugenio Eugène Evgeny "
    "Fabian Fabien Fabio Fabrice Fabrizio Federico Felipe Felix Fernand "
    "Fernando Filippo Florent Florian Francesco Francisco Franck Frank Franz François "
    "Fred Frederick Frederik Friedrich Frédéric Gabriel Gareth Gary Gaspard Gaston Gaël Geert "
    "Geoffrey Georg George Georges Gerald Gerard Gerardo Gerhard Gerrit Gert Giacomo Giancarlo "
    "Gianluca Gianni Gilbert Gilles Gino Giorgi Giorgio Giovanni Giulio Giuseppe Gonzalo "
    "Gregor Grzegorz Guido Guilherme Guillaume Guillermo Gustav Gustavo "
    "Gérard Günter Günther Hans Harald Harold Harry Heiko Heinrich Heinz Helmut Hendrik Henk "
    "Henning Henri Henrik Henry Henryk Hermann Hervé Horst Hugo Humberto "
    "Iain Ignacio Igor Ihor Ilja Ingo Isaac Ismael Ivan Ivo Jaap Jacek Jack Jacques Jaime Jake "
    "Jakub James Janusz Jarosław Jason Javier Jeff Jeffrey Jens Jeremy Jeroen Jerzy "
    "Jesús Jim Joachim Joaquim Jochen Joel Johan Johann Johannes John Jonas Jonathan Jordi "
    "Jorge Joris Josef Joseph José João Juan Julien Juri Justin Jérémy Jérôme Jörg Jürgen "
    "Kacper Kamil Karel Karl Karsten Kazimierz Kees Keith Kenneth Kevin Kilian Kirill Klaus "
    "Konrad Konstantin Krzysztof Kurt Lars Laurent Lech Leo Leon Leonard Leonardo Leopold "
    "Leszek Lionel Lluís Lorenzo Lothar Louis Loïc Luca Lucas Luciano Lucien Ludovic Ludwig "
    "Luigi Luis Lukas Lutz Luís Léon Maarten Maciej Magnus Malcolm Manfred Manolo Manuel Marc "
    "Marcel Marcello Marcelo Marcin Marco Marcos Marek Mariano Mario Mariusz Mark Markus Martin "
    "Martino Martín Massimo Mateusz Mathias Mathieu Matteo Matthew Matthias Maurizio Mauro Max "
    "Maxime Maximilian Melchior Menno Michael Michał Michel Mick Miguel Mike Mikhail Mikołaj "
    "Miloš Mirco Mirosław Mohamed Mohammed Moritz Mykhailo Mykola Nathan Neil Nicholas Nicolas "
    "Nicolás Niels Nigel Nikita Niklas Nikolai Nils Norbert Octavio Olaf Ole Oleg Oleh "
    "Oleksandr Oliver Olivier Oscar Osvaldo Oswald Ottavio Otto Pablo Paolo Pascal Patrice "
    "Patricio Patrick Paul Paulo Pavel Pavlo Paweł Pedro Pepe Peter Petr Petro Philip "
    "Philippe Piero Pierre Pieter Pietro Piotr Przemysław Radek Radosław Rafael Raimund "
    "Rainer Ralf Ralph Ramón Raphaël Raymond Raúl Reinhard Reinhold Renato Renaud René Ricardo "
    "Riccardo Richard Robert Roberto Rodrigo Roger Roland Rolf Romain Roman Ronald Rubén Rudolf "
    "Rudolfo Rui Ryszard Rémi Salvatore Samuel Samuele "
    "Sean Sebastian Serge Sergei Sergej Sergey Sergio Serhii Siegfried Sigmund Silvio "
    "Simon Stanislav Stanisław Stefan Stefano Stephen Steve Steven Stuart "
    "Stéphane Sven Szymon Sébastien Sławomir Tadeusz Taras Ted Terence Theodor Thibault Thierry "
    "Thijs Thomas Thorsten Théo Tiago Tim Timo Timothy Tobias Tom Tomasz Tommaso "
    "Tommy Tony Torsten Tristan Ulrich Umberto Uwe Vadim Valentin Valentino Valerio Vasyl "
    "Vicente Victor Viktor Vincent Vincenzo Vinzenz Vitali Vitaliy Vladimir Vladislav Volker "
    "Volodymyr Vyacheslav Víctor Wacław Walter Werner Wilfried Wilhelm Willem Willi "
    "William Wim Witold Wojciech Wolfgang Xavier Yann Yaroslav Youri Yuri Yves Zbigniew Zdeněk "
    "Zygmunt Álvaro Édouard Émile Étienne Łukasz "
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
